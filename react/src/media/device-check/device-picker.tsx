import { useEffect, useState } from 'react'
import { Select } from '../../kit/field/field.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'

/** A kind of device that can be chosen. */
type ChoiceKind = 'microphone' | 'camera' | 'speaker'

const inputs = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const

/** The devices of one kind of this machine, kept current; names are there once access was given. */
export function useDevices(kind: ChoiceKind, track: MediaStreamTrack | null): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media?.enumerateDevices || (!track && kind !== 'speaker')) return
    let current = true
    const read = () => {
      media.enumerateDevices().then(
        (all) => current && setDevices(all.filter((device) => device.kind === inputs[kind])),
        () => undefined,
      )
    }
    read()
    media.addEventListener?.('devicechange', read)
    return () => {
      current = false
      media.removeEventListener?.('devicechange', read)
    }
  }, [kind, track])
  return devices
}

/** What {@link DevicePicker} takes. */
export interface DevicePickerProps {
  readonly kind: ChoiceKind
  /** The one in use; none for a loudspeaker. */
  readonly track?: MediaStreamTrack | null
  /** Which loudspeaker is in use. */
  readonly usedId?: string
  onChoose(deviceId: string): void
}

const words = {
  microphone: ['check.chooseMicrophone', 'check.microphoneNumber'],
  camera: ['check.chooseCamera', 'check.cameraNumber'],
  speaker: ['check.chooseSpeaker', 'check.speakerNumber'],
} as const

/** A list to change the device; absent where there is only one. */
export function DevicePicker({ kind, track = null, usedId, onChoose }: DevicePickerProps) {
  const t = useText()
  const formats = useFormats()
  const devices = useDevices(kind, track)
  if (devices.length < 2) return null
  const asked = usedId ?? track?.getSettings?.().deviceId
  // Nothing chosen yet: the system's own choice stands first in its list.
  const used = devices.find(({ deviceId }) => deviceId === asked) ?? devices[0]
  const [choose, numbered] = words[kind]
  return (
    <Select
      label={t(choose)}
      value={used?.deviceId}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {devices.map((device, place) => (
        <option key={device.deviceId} value={device.deviceId}>
          {device.label || t(numbered, { number: formats.number(place + 1) })}
        </option>
      ))}
    </Select>
  )
}
