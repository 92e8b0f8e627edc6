import { callKbps, smallPictureChoice } from '@bedside/contract/facts'
import { useState } from 'react'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { Checkbox } from '../../kit/choice/choice.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useFormats } from '../../text/formats.ts'
import css from './device-check.module.css'

/** Read by `media` when a call is built (`data-use.ts`), which holds both sides to the sizes below. */
const smallPicture = keptFlag('localStorage', smallPictureChoice)

/** Megabytes of ten minutes, both ways, in full fives: nobody is to pay for more than was said. */
const megabytes = (kbps: number) => Math.ceil((kbps * 2 * 600) / 8_000 / 5) * 5
const voice = megabytes(callKbps.voice)
const video = megabytes(callKbps.picture + callKbps.voice)
const small = megabytes(callKbps.smallPicture + callKbps.voice)

/** What {@link DataChoice} takes. */
export interface DataChoiceProps {
  readonly hasPicture: boolean
}

function Choice({ hasPicture }: DataChoiceProps) {
  const t = useAsideText()
  const formats = useFormats()
  const [isSmall, setSmall] = useState(() => smallPicture.read() !== null)
  const [isKept, setKept] = useState(true)
  const choose = (wanted: boolean) => {
    smallPicture.write(wanted ? 'yes' : null)
    setSmall(smallPicture.read() !== null)
    setKept((smallPicture.read() !== null) === wanted)
  }
  if (!hasPicture)
    return <span className={css.why}>{t('check.dataVoice', { voice: formats.number(voice) })}</span>
  return (
    <>
      <span className={css.why}>
        {t('check.dataVideo', { video: formats.number(video), small: formats.number(small) })}
      </span>
      {isKept && (
        <Checkbox
          label={t('check.dataSave')}
          checked={isSmall}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      )}
    </>
  )
}

/** What the visit costs in data, and a smaller picture for who pays for it. Not offered where it could not be kept. */
export function DataChoice(props: DataChoiceProps) {
  return (
    <Aside>
      <Choice {...props} />
    </Aside>
  )
}
