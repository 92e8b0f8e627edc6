import css from './icon.module.css'
import { type IconName, pointing, shapes } from './shapes.ts'

/** A line drawing beside its word; it says nothing to a screen reader, the word does. */
export function Icon({ name, size = '1.5em' }: { readonly name: IconName; readonly size?: string }) {
  return (
    <svg
      className={pointing.has(name) ? `${css.icon} ${css.pointing}` : css.icon}
      style={{ inlineSize: size, blockSize: size }}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
