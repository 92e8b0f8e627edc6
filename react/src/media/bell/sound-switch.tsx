import { useState } from 'react'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { Button } from '../../kit/button/button.tsx'
import { useText } from '../../text/text-provider.tsx'

// For this tab alone: who silenced one visit must not miss the bell of the next.
const quiet = keptFlag('sessionStorage', 'quiet')

/** Whether bell, coming and going may be heard in this tab; what they tell is always on the screen too. */
export const areSoundsOn = (): boolean => quiet.read() === null

/** Turns the sounds of this tab off and on again. */
export function SoundSwitch({ wide = false }: { readonly wide?: boolean }) {
  const t = useText()
  const [isOn, setOn] = useState(areSoundsOn)
  return (
    <Button
      icon={isOn ? 'speakerOff' : 'speaker'}
      wide={wide}
      onClick={() => {
        quiet.write(isOn ? 'yes' : null)
        setOn(!isOn)
      }}
    >
      {isOn ? t('sounds.turnOff') : t('sounds.turnOn')}
    </Button>
  )
}
