/** A camera picture of an invented person before a clinic wall, as a track; drawn twice a second while it lives. */
export function drawnPerson(wall = '#a9c4be', skin = '#b98a68', coat = '#f4f4ee'): MediaStreamTrack | null {
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 480
  const pen = canvas.getContext('2d')
  const track = canvas.captureStream?.(10).getVideoTracks()[0]
  if (!pen || !track) return null
  const oval = (colour: string, ...[x, y, wide, high]: [number, number, number, number]) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2)
    pen.fill()
  }
  const draw = () => {
    pen.fillStyle = wall
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = '#0b5c58'
    pen.fillRect(0, 330, 640, 150)
    oval(coat, 320, 500, 190, 150)
    oval(skin, 320, 220, 88, 112)
    oval('#221a16', 320, 140, 92, 60)
    oval('#221a16', 286, 216, 7, 7)
    oval('#221a16', 354, 216, 7, 7)
  }
  draw()
  const timer = setInterval(() => (track.readyState === 'live' ? draw() : clearInterval(timer)), 500)
  return track
}
