import { type FormEvent, useState } from 'react'

/** What people wrote, by the field's name; boxes that may hold several come as arrays through `all`. */
export interface FormValues<Name extends string> {
  readonly text: Readonly<Record<Name, string>>
  all(name: string): string[]
}

/**
 * A form of uncontrolled fields. Sending checks first: what is wrong is said beside each field and the first of them
 * takes the focus; only then `send` is called.
 */
export function useForm<Name extends string>(
  names: readonly Name[],
  check: (values: FormValues<Name>) => Partial<Record<Name, string | undefined>>,
  send: (values: FormValues<Name>, form: HTMLFormElement) => void,
) {
  const [errors, setErrors] = useState<Partial<Record<Name, string | undefined>>>({})
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const text = Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? '').trim()]))
    const values = { text, all: (name: string) => data.getAll(name).map(String) } as FormValues<Name>
    const found = check(values)
    setErrors(found)
    const first = names.find((name) => found[name])
    if (first === undefined) return send(values, form)
    const field = form.elements.namedItem(first)
    if (field instanceof HTMLElement) field.focus()
  }
  return { onSubmit, errors }
}

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u

/** Whether this could be an e-mail address; whether it is one, only the server and the post can say. */
export const looksLikeEmail = (text: string) => emailShape.test(text)
