interface ImportMetaEnv {
  /** True in development, false in what `vite build` makes. */
  readonly DEV: boolean
  readonly PROD: boolean
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}

declare module '@bedside/react/styles.css'
declare module '*/fonts.css'
declare module '*/app.css'
declare module '*.woff2?url' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: Vite hands over addresses so
  export default url
}
