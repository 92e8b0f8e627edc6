import { useText } from '../../text/text-provider.tsx'
import { Whole } from '../whole/whole.tsx'

/** The words of a way to the clinic's phone, with its number in one piece; what it stands in dials. */
export function ClinicCall({ number }: { readonly number: string }) {
  const t = useText()
  return <Whole part={number}>{t('kit.clinicCall', { number })}</Whole>
}
