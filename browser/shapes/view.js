/* How a reader of the checklist wants to be asked: one at a time, or by a list. It belongs to the browser and goes into no file. */
import { SHAPES } from "./shape.js";

SHAPES.view = (value) => value === "one" || value === "list";
