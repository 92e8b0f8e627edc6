// no-left-overs
// TODO later
export const later = 1
