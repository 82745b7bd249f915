/* A text for the clipboard. On http there is none; the older command needs the text to be selected in a field. */
/** @type {(text: string, field: any) => Promise<boolean>} */
export async function copyText(text, field) {
  const isWritten = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (isWritten) return true;
  const shown = field.value;
  field.value = text;
  field.focus();
  field.select();
  const isCopied = document.execCommand("copy");
  if (field.value !== shown) field.value = shown;
  field.select();
  return isCopied;
}
