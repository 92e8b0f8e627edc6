/** Class names of a CSS module, by the name written in the file. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: bundlers hand a CSS module over as its default export
  export default classes
}
