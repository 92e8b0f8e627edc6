import { Pinned } from './answers-bar.tsx'
import { NoneFree } from './none-free.tsx'
import { SlotList } from './slot-list.tsx'
import type { StepProps } from './step-props.ts'

/** When? */
export function TimeStep({ draft, doctor, doctors, onAnswer }: StepProps) {
  const choose = (startTime: string) => onAnswer({ startTime }, 'whom')
  return (
    <>
      <SlotList
        doctorId={doctor.doctorId}
        doctorTimeZone={doctor.timeZone}
        chosen={draft.startTime}
        onChoose={choose}
        whenNone={(days, count) => (
          <NoneFree doctor={doctor} doctors={doctors} days={days} count={count} onChoose={choose} />
        )}
      />
      <Pinned draft={draft} doctor={doctor} />
    </>
  )
}
