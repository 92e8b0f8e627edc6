// kebab-case
export const camel = 1
