import type { Doctor } from '@bedside/contract'
import { Button, EmptyState, Face, Name, useFormats } from '@bedside/react'
import { ClinicPhone } from '../../../shared/page/clinic-phone.tsx'
import { useWhenWithin } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { KindMark } from '../kind-mark.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'

function DoctorCard({
  doctor,
  isChosen,
  onChoose,
}: {
  doctor: Doctor
  isChosen: boolean
  onChoose: () => void
}) {
  const t = useWords()
  const when = useWhenWithin()
  const formats = useFormats()
  const feeOf = (mode: string) => {
    const fee = doctor.fees.find((each) => each.consultationMode === mode)
    return fee ? formats.money(fee.amount, doctor.currency) : null
  }
  return (
    <li className={isChosen ? `${css.card} ${css.chosen}` : css.card}>
      <div className={css.person}>
        <Face name={doctor.name} />
        <div className={css.about}>
          <h2 className={css.name}>
            <Name>{doctor.name}</Name>
          </h2>
          <p>{doctor.specialization}</p>
          <p className={css.small}>{t('book.registration', { number: doctor.registrationNumber })}</p>
        </div>
      </div>
      <ul className={css.modes}>
        {doctor.consultationModes.map((mode) => (
          <li key={mode}>
            <KindMark kind={mode} /> <span className={css.fee}>{feeOf(mode)}</span>
          </li>
        ))}
        {doctor.visitTypes.includes('IN_PERSON') && (
          <li>
            <KindMark kind="IN_PERSON" />
          </li>
        )}
      </ul>
      <p className={css.small}>
        {t('book.speaks', {
          languages: doctor.languages.map((each) => t(`identity.language-${each}`)).join(', '),
        })}
        <br />
        {doctor.nextFreeTime ? t('book.next-free', { time: when(doctor.nextFreeTime) }) : t('book.none-free')}
      </p>
      <Button wide aria-label={t('book.choose-doctor', { name: doctor.name })} onClick={onChoose}>
        {t('book.choose')}
      </Button>
    </li>
  )
}

/** Which doctor? */
export function DoctorStep({ draft, doctors, onAnswer }: StepProps) {
  const t = useWords()
  if (doctors.length === 0)
    return (
      <EmptyState drawing="empty" title={t('book.no-doctors-title')} action={<ClinicPhone />}>
        {t('book.no-doctors')}
      </EmptyState>
    )
  return (
    <ul className={css.cards}>
      {doctors.map((doctor) => (
        <DoctorCard
          key={doctor.doctorId}
          doctor={doctor}
          isChosen={draft.doctorId === doctor.doctorId}
          onChoose={() => onAnswer({ doctorId: doctor.doctorId }, 'how')}
        />
      ))}
    </ul>
  )
}
