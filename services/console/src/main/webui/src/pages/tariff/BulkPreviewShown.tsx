import { Alert, List, Table } from 'antd'
import type { Station } from '../../api/stations'
import type { Assignment, BulkPreview } from '../../api/tariff'
import { Time } from '../../components/Cells'
import { useTexts } from '../../texts'
import { changeWords } from './words'

/** What a bulk change would do, where it would do more than was asked for, and where it would do nothing. */
export function BulkPreviewShown({
  preview,
  stations,
  zone,
}: {
  preview: BulkPreview
  stations: Station[]
  zone: string
}) {
  const texts = useTexts()
  const name = (id: string) => stations.find((one) => one.stationId === id)?.name ?? id
  const where = (move: BulkPreview['moves'][number]) =>
    [...(move.wholeOperator ? [texts.tariff.wholeOperator] : []), ...move.stationIds.map(name), ...move.pileCodes].join(
      '、',
    )
  const places = (title: string, assignments: Assignment[]) =>
    assignments.length > 0 && (
      <div className="overdue">
        {title}
        <ul className="refused small">
          {assignments.map(({ target, version, effectiveFrom }) => (
            <li key={`${target.scope} ${target.id} ${effectiveFrom} ${version.number}`}>
              {target.scope === 'OPERATOR'
                ? texts.tariff.wholeOperator
                : target.scope === 'STATION'
                  ? name(target.id)
                  : target.id}
              {' · '}
              {version.tariffId} v{version.number} · {texts.tariff.since} <Time at={effectiveFrom} zone={zone} />
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <section className="preview">
      {preview.findings.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={texts.errors.kinds['tariff-version-refused']}
          description={
            <List
              size="small"
              dataSource={preview.findings}
              renderItem={(one) => (
                <List.Item>
                  {texts.errors.findings[one.code] ?? one.message} <span className="faint">{one.at}</span>
                </List.Item>
              )}
            />
          }
        />
      )}
      <p>
        {texts.tariff.bulkEffect(preview.moves.length, preview.unchangedTargets)}{' '}
        <Time at={preview.effectiveFrom} zone={zone} />
      </p>
      {places(texts.tariff.laterVersions(preview.laterVersions.length), preview.laterVersions)}
      {places(texts.tariff.leftOut(preview.leftOut.length), preview.leftOut)}
      <Table
        size="small"
        rowKey={(move) => `${move.tariffId} ${move.version} ${move.effectiveFrom}`}
        dataSource={preview.moves}
        pagination={preview.moves.length > 20 ? { pageSize: 20 } : false}
        columns={[
          { title: texts.tariff.title, render: (_, move) => `${move.name} v${move.version}` },
          { title: texts.tariff.effectiveFrom, render: (_, move) => <Time at={move.effectiveFrom} zone={zone} /> },
          {
            title: texts.tariff.where,
            render: (_, move) => (
              <>
                {where(move)}
                {move.withdrawnWholeOperator && <div className="overdue">{texts.tariff.noDefault}</div>}
                {(move.wholeOperator || move.withdrawnWholeOperator) && (
                  <details className="small">
                    <summary>{texts.tariff.following(move.followingStationIds.length)}</summary>
                    {move.followingStationIds.map(name).join('、')}
                  </details>
                )}
                {move.detachedStationIds.length > 0 && (
                  <div className="overdue small">
                    {texts.tariff.detached(move.detachedStationIds.map(name).join('、'))}
                  </div>
                )}
                {move.withdrawnStationIds.length > 0 && (
                  <div className="small">{texts.tariff.goesBack(move.withdrawnStationIds.map(name).join('、'))}</div>
                )}
              </>
            ),
          },
          {
            title: texts.tariff.changes,
            render: (_, move) => move.changes.filter(({ at }) => at !== '/effectiveFrom')
              .map((change) => <div key={change.at}>{changeWords(change, texts)}</div>),
          },
        ]}
      />
    </section>
  )
}
