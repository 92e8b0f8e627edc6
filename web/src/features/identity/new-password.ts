import { limits } from '@bedside/contract/facts'
import { looksLikeEmail } from '../../shared/form/use-form.ts'
import type { FrontTranslate } from '../../text/front-texts.ts'

/** What is wrong with a name, an e-mail and a new password, in words; nothing where all is well. */
export function checkNewPerson(t: FrontTranslate, text: { name: string; email: string; password: string }) {
  return {
    name: text.name ? undefined : t('identity.need-name'),
    email: looksLikeEmail(text.email) ? undefined : t('identity.need-email'),
    password: checkNewPassword(t, text.password),
  }
}

/** What is wrong with a new password, in words. */
export function checkNewPassword(t: FrontTranslate, password: string) {
  const isLongEnough = password.length >= limits.passwordMinimumCharacters
  return isLongEnough ? undefined : t('identity.need-password', { count: limits.passwordMinimumCharacters })
}
