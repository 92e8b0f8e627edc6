import { useText } from '../../text/text-provider.tsx'
import css from './side.module.css'
import { type PictureSize, pictureSizes } from './use-side.ts'

/** How much of the screen the picture takes beside the tabs. */
export function SizeChoice({ size, setSize }: { size: PictureSize; setSize(size: PictureSize): void }) {
  const t = useText()
  return (
    <fieldset className={css.sizes}>
      <legend>{t('side.size')}</legend>
      {pictureSizes.map((each) => (
        <button
          key={each}
          type="button"
          className={css.size}
          aria-pressed={each === size}
          onClick={() => setSize(each)}
        >
          {t(`side.size.${each}`)}
        </button>
      ))}
    </fieldset>
  )
}
