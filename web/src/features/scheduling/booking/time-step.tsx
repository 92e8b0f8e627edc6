import { LinkButton } from '../../../shared/page/link-button.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { Pinned } from './answers-bar.tsx'
import { SlotList } from './slot-list.tsx'
import type { StepProps } from './step-props.ts'

/** When? */
export function TimeStep({ draft, doctor, onAnswer }: StepProps) {
  const t = useWords()
  return (
    <>
      <SlotList
        doctorId={doctor.doctorId}
        doctorTimeZone={doctor.timeZone}
        chosen={draft.startTime}
        onChoose={(startTime) => onAnswer({ startTime }, 'whom')}
        otherwise={<LinkButton to="/book/doctor">{t('book.other-doctor')}</LinkButton>}
      />
      <Pinned draft={draft} doctor={doctor} />
    </>
  )
}
