interface ImportMetaEnv {
  /** True in development, false in what `vite build` makes. */
  readonly DEV: boolean
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}

declare module '@bedside/react/styles.css'
declare module '*/fonts.css'
declare module '*/app.css'
