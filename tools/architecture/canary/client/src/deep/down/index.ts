// doors-only-at-doors
export const barrel = 1
