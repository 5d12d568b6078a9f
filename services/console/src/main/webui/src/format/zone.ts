/** The clocks of the zones that stations stand in; times of no station in particular are told by China's. */
export const china = 'Asia/Shanghai'

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  clocks.set(zone, known)
  return known
}

/** What the zone's clocks show at a moment: 2019-10-16 16:18:22. */
export function wallTime(moment: number, zone: string): string {
  const at = Object.fromEntries(clockOf(zone).formatToParts(moment).map((part) => [part.type, part.value]))
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}:${at.second}`
}

const utc = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}Z`)

/** By how many milliseconds the zone's clocks are ahead of UTC's. */
export const offsetOf = (moment: number, zone: string) => utc(wallTime(moment, zone)) - Math.floor(moment / 1000) * 1000

const day = 86_400_000

/**
 * When the zone's clocks show this time: first, if they do so twice; after the gap, if they leap over it; NaN for no
 * time at all.
 */
export function momentOf(wall: string, zone: string): number {
  const shown = utc(wall)
  if (Number.isNaN(shown)) return shown
  const before = shown - offsetOf(shown - day, zone)
  const after = shown - offsetOf(shown + day, zone)
  const moments = [before, after].filter((moment) => moment + offsetOf(moment, zone) === shown)
  return moments.length > 0 ? Math.min(...moments) : before
}
