import css from './button.module.css'

/** The button's look for a link that goes somewhere: class names for an `<a>`. */
export function buttonLook({
  kind = 'quiet',
  wide = false,
}: {
  kind?: 'main' | 'quiet'
  wide?: boolean
} = {}) {
  return [css.button, css[kind], wide && css.wide].filter(Boolean).join(' ')
}
