import { Alert, Button } from 'antd'
import { type ReactNode, useContext } from 'react'
import { ZonesContext, useKnownZone } from '../api/zone'
import { useTexts } from '../texts'

/** Times are typed by the station's clock only, so whoever types waits until it is known whose clock that is. */
export function OnceZoneKnown({ children }: { children: (zone: string) => ReactNode }) {
  const texts = useTexts()
  const zone = useKnownZone()
  const { reload } = useContext(ZonesContext)
  return zone ? (
    children(zone)
  ) : (
    <Alert
      type="warning"
      showIcon
      title={texts.correction.zoneUnknown}
      action={
        <Button size="small" onClick={reload}>
          {texts.common.retry}
        </Button>
      }
    />
  )
}
