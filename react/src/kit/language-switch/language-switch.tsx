import type { Language } from '@bedside/contract'
import { languages } from '@bedside/contract/facts'
import { languageNames, type TextLanguage } from '../../text/languages.ts'
import { useText } from '../../text/text-provider.tsx'
import { Icon } from '../icon/icon.tsx'
import css from './language-switch.module.css'

/** What {@link LanguageSwitch} takes. */
export interface LanguageSwitchProps {
  readonly value: TextLanguage
  onChange(language: Language): void
}

/** All languages by their own names; each is read out in its own tongue. */
export function LanguageSwitch({ value, onChange }: LanguageSwitchProps) {
  const t = useText()
  return (
    <label className={css.switch}>
      <Icon name="globe" />
      <span className={css.word}>{t('kit.language')}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
