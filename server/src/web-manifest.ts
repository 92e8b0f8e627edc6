import type { ClinicLook } from './clinic-look.ts'

const shortNameCharacters = 12

/** What an installed app is called and looks like (Web App Manifest): the clinic's own name and hue, never ours. */
export function webManifest(clinicName: string, colours: ClinicLook['colours'] = null) {
  const icon = (src: string, sizes: string, type: string, purpose: 'any' | 'maskable') => ({
    src,
    sizes,
    type,
    purpose,
  })
  const words = clinicName.split(/\s+/)
  const fits = words.reduce(
    (name, word) =>
      `${name} ${word}`.trim().length <= shortNameCharacters ? `${name} ${word}`.trim() : name,
    '',
  )
  return {
    id: '/',
    name: clinicName,
    short_name: fits || clinicName.slice(0, shortNameCharacters),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: colours?.wall ?? '#F1F6F5',
    theme_color: colours?.dado ?? '#0B5C58',
    icons: [
      icon('/icon.svg', 'any', 'image/svg+xml', 'any'),
      icon('/icon-192.png', '192x192', 'image/png', 'any'),
      icon('/icon-512.png', '512x512', 'image/png', 'any'),
      icon('/icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
    ],
  }
}
