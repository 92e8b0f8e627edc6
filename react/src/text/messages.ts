import type { Language } from '@bedside/contract'

/** Messages by flat key; `{{name}}` is filled in, `_one` and `_other` are forms of one plural key. */
export type Messages = Readonly<Record<string, string>>

/** The same keys in another language. */
export type Translation<English extends Messages> = Readonly<Record<keyof English, string>>

/** A body of texts a package or app brings along: English at hand, the rest fetched when chosen. */
export interface TextCatalogue<English extends Messages> {
  readonly namespace: string
  readonly english: English
  readonly translations: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Translation<English>>>>
}

/** Declares a catalogue; its keys and the values they need become types of the `t` made from it. */
export function defineTexts<const English extends Messages>(
  catalogue: TextCatalogue<English>,
): TextCatalogue<English> {
  return catalogue
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutForm<Key> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key
type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never

/** Every key a caller may ask for; plural forms count as one key. */
export type TextKey<English extends Messages> = WithoutForm<keyof English> & string

/** The values a key's sentence needs. */
export type TextValues<English extends Messages, Key extends string> = Names<
  English[Key & keyof English] | English[`${Key}_other` & keyof English]
>

/** Says a sentence by key; numbers come out in the digits of the language. */
export type Translate<English extends Messages> = <Key extends TextKey<English>>(
  key: Key,
  ...values: [TextValues<English, Key>] extends [never]
    ? []
    : [Readonly<Record<TextValues<English, Key>, string | number>>]
) => string
