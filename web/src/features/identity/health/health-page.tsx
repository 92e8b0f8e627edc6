import { Button, useAnnounce } from '@bedside/react'
import { useLocation } from 'wouter'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import form from '../../../shared/form/form.module.css'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { LostPage } from '../../../shared/page/lost-page.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { HealthForm } from './health-form.tsx'
import type { HealthLists } from './health-lists.ts'

interface Saving {
  readonly error: unknown
  readonly isPending: boolean
}

function Questions(props: { told: HealthLists; saving: Saving; onSend: (lists: HealthLists) => void }) {
  const t = useWords()
  return (
    <HealthForm className={form.form} told={props.told} onSend={props.onSend}>
      {props.saving.error ? <ProblemNotice error={props.saving.error} /> : null}
      <Button kind="main" wide type="submit" busy={props.saving.isPending}>
        {t('identity.save')}
      </Button>
    </HealthForm>
  )
}

/** Goes back to where the question stood and says aloud that it was saved. */
function useSaved(back: string) {
  const t = useWords()
  const [, go] = useLocation()
  const announce = useAnnounce()
  return () => {
    announce(t('health.saved'))
    go(back)
  }
}

function OwnHealth() {
  const t = useWords()
  const mine = useRead('getMyHealth', {})
  const onDone = useSaved('/account')
  const save = useDeed('saveMyHealth', { touches: ['getMyHealth', 'getVisitHealth'], onDone })
  return (
    <Page title={t('health.title')} lead={t('health.explain')}>
      <Loaded query={mine} shape="row" count={3}>
        {(told) => <Questions told={told} saving={save} onSend={(body) => save.run({ body })} />}
      </Loaded>
    </Page>
  )
}

function VisitHealth({ appointmentId }: { appointmentId: string }) {
  const t = useWords()
  const params = { appointmentId }
  const appointment = useRead('getAppointment', { params })
  const health = useRead('getVisitHealth', { params })
  const onDone = useSaved('/home')
  const save = useDeed('saveVisitHealth', { touches: ['getMyHealth', 'getVisitHealth'], onDone })
  if (codeOf(health.error) === 'not_found') return <LostPage />
  const name = appointment.data?.forWhom
  return (
    <Page title={t('health.title')} lead={t('health.explain')}>
      {name && <p>{t('health.of', { name })}</p>}
      <Loaded query={health} shape="row" count={3}>
        {(told) => <Questions told={told} saving={save} onSend={(body) => save.run({ params, body })} />}
      </Loaded>
    </Page>
  )
}

/** Where a patient answers or changes what the doctor should know: of themselves, or of the person a visit is for. */
export function HealthPage({ params }: { params: { appointmentId?: string } }) {
  return params.appointmentId ? <VisitHealth appointmentId={params.appointmentId} /> : <OwnHealth />
}
