import { Alert, Button, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import type { Station } from '../../api/stations'
import { type BulkChange, type BulkWish, type Version, previewBulkChange, root } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { FormDrawer, Typed } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { BulkPreviewShown } from './BulkPreviewShown'

interface Props {
  version: Version
  stations: Station[]
  close: (done: boolean) => void
}

/** A version that has not taken force is called off, just as it was looked at: its places keep what they have, or none. */
export function CallOff({ version, stations, close }: Props) {
  const texts = useTexts()
  const [reason, setReason] = useState('')
  const { tariffId, version: number, effectiveFrom, zoneId } = version
  const wish: BulkWish = { callsOff: { tariffId, version: number }, stationIds: [], effectiveFrom }
  const { data: preview, problem, reload } = useLoad(() => previewBulkChange(wish), [tariffId, number])
  const writing = useWrite<BulkChange>()
  const callOff = async () => {
    const body = { ...wish, reason: reason.trim(), digest: preview?.digest }
    if (await writing.send({ method: 'POST', path: `${root}/bulk-changes`, body }, reload)) close(true)
  }
  return (
    <FormDrawer
      open size={820} title={`${texts.tariff.callOff} · ${version.name} v${number}`} close={() => close(false)}
    >
      <Typed when={reason !== ''} />
      <p className="faint">{texts.tariff.callOffHint}</p>
      {problem && <Failure problem={problem} retry={reload} />}
      {!preview && !problem && <Skeleton active />}
      {preview?.moves.some((move) => move.withdrawnWholeOperator) && (
        <Alert className="failure" type="warning" showIcon title={texts.tariff.nothingBefore} />
      )}
      {preview && <BulkPreviewShown preview={preview} stations={stations} zone={zoneId} />}
      <Refused problem={writing.problem} />
      {preview && preview.moves.length > 0 && preview.findings.length === 0 && (
        <Space wrap className="save">
          <Input
            value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} style={{ width: 320 }}
            placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`} name="reason"
            aria-label={texts.common.reason}
          />
          <Button type="primary" danger loading={writing.busy} disabled={reason.trim() === ''} onClick={callOff}>
            {texts.tariff.callOff}
          </Button>
        </Space>
      )}
    </FormDrawer>
  )
}
