import type { CaptureKind } from '@bedside/client'
import { useEffect, useState } from 'react'
import { Select } from '../../kit/field/field.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'

/** The cameras or microphones of this machine, kept current; names are there once access was given. */
function useDevices(kind: CaptureKind, track: MediaStreamTrack | null): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media?.enumerateDevices || !track) return
    let current = true
    const read = () => {
      const wanted = kind === 'camera' ? 'videoinput' : 'audioinput'
      media.enumerateDevices().then(
        (all) => current && setDevices(all.filter((device) => device.kind === wanted)),
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
  readonly kind: CaptureKind
  readonly track: MediaStreamTrack | null
  onChoose(deviceId: string): void
}

/** A list to change the device; absent where there is only one. */
export function DevicePicker({ kind, track, onChoose }: DevicePickerProps) {
  const t = useText()
  const formats = useFormats()
  const devices = useDevices(kind, track)
  if (devices.length < 2) return null
  const used = track?.getSettings?.().deviceId ?? ''
  return (
    <Select
      label={kind === 'camera' ? t('check.chooseCamera') : t('check.chooseMicrophone')}
      value={used}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {devices.map((device, place) => (
        <option key={device.deviceId} value={device.deviceId}>
          {device.label ||
            t(kind === 'camera' ? 'check.cameraNumber' : 'check.microphoneNumber', {
              number: formats.number(place + 1),
            })}
        </option>
      ))}
    </Select>
  )
}
