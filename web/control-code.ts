/** How a control code is written; what else stands in its place says that it is not shown. */
export const CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
