import { useRead } from '../../../shared/api/use-read.ts'
import form from '../../../shared/form/form.module.css'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { useWhenInside } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from '../account-page.module.css'
import { healthKinds } from './health-lists.ts'
import { ToldList } from './told-list.tsx'

/** What a patient has told of themselves, on the account page, with the way to change it. */
export function MyHealth() {
  const t = useWords()
  const when = useWhenInside()
  const mine = useRead('getMyHealth', {})
  return (
    <section className={form.form}>
      <h2>{t('health.title')}</h2>
      <Loaded query={mine} shape="row" count={3}>
        {(told) => (
          <>
            <dl className={css.facts}>
              {healthKinds.map((kind) => (
                <div key={kind}>
                  <dt>{t(`health.${kind}`)}</dt>
                  <dd>
                    <ToldList list={told[kind]} />
                  </dd>
                </div>
              ))}
            </dl>
            {told.toldAt && told.toldBy && (
              <p className={css.meta}>
                {t('health.told', { name: told.toldBy.name, time: when(told.toldAt) })}
              </p>
            )}
            <p>
              <LinkButton to="/health" icon="note">
                {t(told.toldAt ? 'book.change' : 'health.answer')}
              </LinkButton>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}
