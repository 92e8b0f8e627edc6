// no-junk-drawer
export const drawer = 1
