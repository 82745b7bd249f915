/** The texts of strings.yml. The build checks that each one that is named is there. */
export declare const TEXT: any;
