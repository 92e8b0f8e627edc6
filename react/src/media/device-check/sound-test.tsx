import { useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'
import { ringBell } from '../bell/bell.ts'
import { BellSeen } from '../bell/bell-seen.tsx'
import { speakerCanBeChosen, useSpeaker } from '../speaker/speaker-choice.ts'
import { CheckRow } from './check-row.tsx'
import css from './device-check.module.css'
import { DevicePicker } from './device-picker.tsx'

/** Plays the bell and asks whether it was heard: the only way to know. */
export function SoundTest() {
  const t = useText()
  const [answer, setAnswer] = useState<'untested' | 'asked' | 'heard' | 'unheard'>('untested')
  const [isSounding, setSounding] = useState(false)
  const [speaker, chooseSpeaker] = useSpeaker()
  const play = () => {
    setAnswer('asked')
    setSounding(true)
    void ringBell().then(() => setSounding(false))
  }
  return (
    <CheckRow icon="speaker" label={t('check.sound')} state={answer === 'heard' ? 'good' : 'open'}>
      {answer === 'heard' && t('check.soundGood')}
      {answer === 'unheard' && <Notice kind="late">{t('check.soundHelp')}</Notice>}
      <span role="status">
        {answer === 'asked' && (
          <BellSeen isSounding={isSounding} words={t(isSounding ? 'check.soundRings' : 'check.soundRang')} />
        )}
      </span>
      <span className={css.answers}>
        {answer !== 'asked' && (
          <Button icon="bell" onClick={play}>
            {t('check.soundPlay')}
          </Button>
        )}
        {answer === 'asked' && (
          <fieldset className={css.answers}>
            <legend>{t('check.soundAsk')}</legend>
            <Button onClick={() => setAnswer('heard')}>{t('check.yes')}</Button>
            <Button onClick={() => setAnswer('unheard')}>{t('check.no')}</Button>
          </fieldset>
        )}
      </span>
      {speakerCanBeChosen() ? (
        <DevicePicker kind="speaker" usedId={speaker} onChoose={chooseSpeaker} />
      ) : (
        <span className={css.why}>{t('check.speakerFixed')}</span>
      )}
    </CheckRow>
  )
}
