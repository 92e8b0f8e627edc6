/** The two people of the test clinic. */
export const patient = {
  userId: '11111111-1111-4111-8111-111111111111',
  name: 'Ram Thapa',
  role: 'PATIENT' as const,
}
export const doctor = {
  userId: '22222222-2222-4222-8222-222222222222',
  name: 'Dr Asha',
  role: 'DOCTOR' as const,
}
export type Person = typeof patient | typeof doctor

/** Whose token it is: `patient` and `doctor` are the only ones. */
export const personOf = (token: string | undefined): Person | null =>
  token === 'patient' ? patient : token === 'doctor' ? doctor : null
