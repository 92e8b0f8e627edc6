// environment-in-config-only
export const port = process.env.PORT
