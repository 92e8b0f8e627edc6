import type { Appointment } from '@bedside/contract'
import { Face, useFormats } from '@bedside/react'
import { type KeyboardEvent, useState } from 'react'
import { useRead } from '../../../shared/api/use-read.ts'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { CheckInFacts } from '../desk/check-in-facts.tsx'
import deskCss from '../desk/desk.module.css'
import { HistoryRows } from '../history-rows.tsx'
import { NotesPanel } from './notes-panel.tsx'
import css from './visit.module.css'

const tabs = ['patient', 'notes'] as const

function PatientPart({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const formats = useFormats()
  const queue = useRead('getQueue', {}, { everyMs: 30_000 })
  const history = useRead('listHistory', { query: { withUserId: appointment.patient.userId, limit: 5 } })
  const item = queue.data?.items.find((each) => each.appointmentId === appointment.appointmentId)
  return (
    <div className={css.notes}>
      <p className={css.person}>
        <Face name={appointment.patient.name} size="small" /> <strong>{appointment.patient.name}</strong>
      </p>
      {item ? (
        <CheckInFacts item={item} />
      ) : (
        <dl className={deskCss.facts}>
          <dt>{t('desk.reason')}</dt>
          <dd>{appointment.reason || t('desk.no-reason')}</dd>
          <dt>{t('desk.booked')}</dt>
          <dd>
            {t('desk.booked-for', {
              from: formats.time(appointment.startTime),
              to: formats.time(appointment.endTime),
            })}
          </dd>
        </dl>
      )}
      <h3>{t('desk.past-visits')}</h3>
      <Loaded query={history} shape="row" count={2}>
        {({ items }) =>
          items.length === 0 ? <p>{t('desk.no-past-visits')}</p> : <HistoryRows items={items} />
        }
      </Loaded>
    </div>
  )
}

/** Beside the doctor's call: the patient and the notes, as tabs; what is written stays while one looks at the other. */
export function DoctorPanel({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const [tab, setTab] = useState<(typeof tabs)[number]>('notes')
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = tab === 'notes' ? 'patient' : 'notes'
    setTab(other)
    document.getElementById(`tab-${other}`)?.focus()
  }
  const { sessionId } = appointment
  return (
    <section className={css.panel} aria-label={t('room.panels')}>
      <div className={css.tabs} role="tablist" aria-label={t('room.panels')} onKeyDown={onKeyDown}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={tab === each}
            aria-controls={`panel-${each}`}
            tabIndex={tab === each ? 0 : -1}
            className={css.tab}
            onClick={() => setTab(each)}
          >
            {t(`room.${each}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel-patient" aria-labelledby="tab-patient" hidden={tab !== 'patient'}>
        <PatientPart appointment={appointment} />
      </div>
      <div role="tabpanel" id="panel-notes" aria-labelledby="tab-notes" hidden={tab !== 'notes'}>
        {sessionId && <NotesPanel sessionId={sessionId} />}
      </div>
    </section>
  )
}
