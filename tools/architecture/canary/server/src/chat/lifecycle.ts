// time-from-the-clock
export const now = () => Date.now()
