{{- /* (list context service): the name of a service's objects in this release; it leaves room for suffixes. */ -}}
{{- define "service.nameOf" -}}
{{- printf "%s-%s" ((index . 0).Release.Name | trunc 39 | trimSuffix "-") (index . 1) -}}
{{- end -}}

{{- define "service.fullname" -}}
{{- include "service.nameOf" (list . .Chart.Name) -}}
{{- end -}}

{{- /* The HTTP port of every Service and container. */ -}}
{{- define "service.port" -}}8080{{- end -}}

{{- /* (list context service): where other services of the release reach this one. */ -}}
{{- define "service.url" -}}
http://{{ include "service.nameOf" . }}:{{ include "service.port" . }}
{{- end -}}

{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
app.kubernetes.io/version: {{ include "service.tag" . | quote }}
app.kubernetes.io/part-of: chargeledger
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "service.tag" -}}
{{ .Values.global.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "service.image" -}}
{{- with .Values.global.image.registry }}{{ . }}/{{ end -}}
{{- .Values.image.repository | default (printf "chargeledger/%s" .Chart.Name) -}}
{{- if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ include "service.tag" . }}{{ end -}}
{{- end -}}

{{- define "service.serviceAccountName" -}}
{{- if .Values.serviceAccount.name }}{{ .Values.serviceAccount.name -}}
{{- else if .Values.serviceAccount.create }}{{ include "service.fullname" . -}}
{{- else }}default{{ end -}}
{{- end -}}

{{- define "service.database" -}}
{{ .Values.database.name | default (.Chart.Name | replace "-" "_") }}
{{- end -}}

{{- define "service.databaseSecret" -}}
{{ .Values.database.existingSecret | default (printf "%s-database" .Chart.Name) }}
{{- end -}}

{{- /* Plain environment as a YAML map: what the chart derives, then the values' own. */ -}}
{{- define "service.environment" -}}
{{- $global := .Values.global -}}
{{- $publicUrl := required "global.publicUrl: the address of the suite is required" $global.publicUrl -}}
HTTP_PORT: {{ include "service.port" . | quote }}
{{- if .Values.kafka.enabled }}
KAFKA_BOOTSTRAP_SERVERS: {{ required "global.kafka.bootstrapServers is required" $global.kafka.bootstrapServers | quote }}
{{- if ne $global.kafka.securityProtocol "PLAINTEXT" }}
KAFKA_SECURITY_PROTOCOL: {{ $global.kafka.securityProtocol | quote }}
{{- end }}
{{- if eq $global.kafka.securityProtocol "SASL_SSL" }}
KAFKA_SASL_MECHANISM: {{ $global.kafka.saslMechanism | quote }}
{{- end }}
{{- if $global.kafka.caSecret }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/kafka-ca/ca.crt
{{- end }}
{{- end }}
{{- if .Values.database.enabled }}
DB_HOST: {{ required "global.postgresql.host is required" $global.postgresql.host | quote }}
DB_PORT: {{ $global.postgresql.port | quote }}
DB_SSL_MODE: {{ $global.postgresql.sslMode | quote }}
{{- if ne $global.postgresql.sslMode "disable" }}
DB_CA_FILE: /etc/postgresql-ca/ca.crt
{{- end }}
DB_NAME: {{ include "service.database" . | quote }}
DB_APP_USER: {{ printf "%s_app" (include "service.database" .) | quote }}
DB_SYSTEM_USER: {{ printf "%s_system" (include "service.database" .) | quote }}
QUARKUS_FLYWAY_MIGRATE_AT_START: "false"
{{- /* Flyway refuses a URL without a login even when it does not migrate, and the owner's login is the job's alone. */}}
QUARKUS_FLYWAY_JDBC_URL: ""
{{- end }}
OIDC_ISSUER_URL: {{ required "global.oidc.issuerUrl is required" $global.oidc.issuerUrl | quote }}
DRIVER_TOKEN_ISSUER: {{ printf "%s/driver" $publicUrl | quote }}
{{- if .Values.verifiesDriverTokens }}
DRIVER_TOKEN_JWKS_URL: {{ printf "%s/driver/jwks.json" (include "service.url" (list . "console")) | quote }}
{{- end }}
{{- if $global.tracing.enabled }}
QUARKUS_OTEL_SDK_DISABLED: "false"
QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: {{ required "global.tracing.endpoint is required for tracing" $global.tracing.endpoint | quote }}
{{- end }}
{{- if .Values.device.enabled }}
{{ .Values.device.env }}: {{ .Values.device.port | quote }}
{{- end }}
{{- with .Values.javaOptions }}
JAVA_TOOL_OPTIONS: {{ . | quote }}
{{- end }}
{{- range $key, $value := .Values.config }}
{{ $key }}: {{ tpl $value $ | quote }}
{{- end }}
{{- end -}}

{{- /* Environment from Secrets that the running service may see. */ -}}
{{- define "service.secretEnvironment" -}}
{{ include "service.storeSecretEnvironment" . }}
{{- range $name, $from := .Values.secretEnv }}
- name: {{ $name }}
  valueFrom: {secretKeyRef: {name: {{ $from.existingSecret }}, key: {{ $from.key }}}}
{{- end }}
{{- range $name, $from := .Values.secretFiles }}
- name: {{ $name }}
  value: /etc/secrets/{{ $name | lower }}/{{ $from.key }}
{{- end }}
{{- end -}}

{{- /* The logins of database and broker, which is all that a migration needs. */ -}}
{{- define "service.storeSecretEnvironment" -}}
{{- if .Values.database.enabled }}
- name: DB_APP_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "service.databaseSecret" . }}, key: {{ .Values.database.passwordKeys.app }}}}
- name: DB_SYSTEM_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "service.databaseSecret" . }}, key: {{ .Values.database.passwordKeys.system }}}}
{{- end }}
{{- if and .Values.kafka.enabled (eq .Values.global.kafka.securityProtocol "SASL_SSL") }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom: {secretKeyRef: {name: {{ required "global.kafka.existingSecret is required for SASL_SSL" .Values.global.kafka.existingSecret }}, key: sasl.jaas.config}}
{{- end }}
{{- end -}}

{{- define "service.volumes" -}}
{{ include "service.storeVolumes" . }}
{{- range $name, $from := .Values.secretFiles }}
- name: {{ $name | lower | replace "_" "-" }}
  secret:
    secretName: {{ $from.existingSecret }}
    defaultMode: 0440
    items: [{key: {{ $from.key }}, path: {{ $from.key }}}]
{{- end }}
{{- end -}}

{{- define "service.storeVolumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- if and .Values.kafka.enabled .Values.global.kafka.caSecret }}
- name: kafka-ca
  secret:
    secretName: {{ .Values.global.kafka.caSecret }}
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- if and .Values.database.enabled (ne .Values.global.postgresql.sslMode "disable") }}
- name: postgresql-ca
  secret:
    secretName: {{ required "global.postgresql.caSecret is required for verify-full" .Values.global.postgresql.caSecret }}
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- end -}}

{{- define "service.volumeMounts" -}}
{{ include "service.storeVolumeMounts" . }}
{{- range $name, $from := .Values.secretFiles }}
- name: {{ $name | lower | replace "_" "-" }}
  mountPath: /etc/secrets/{{ $name | lower }}
  readOnly: true
{{- end }}
{{- end -}}

{{- define "service.storeVolumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if and .Values.kafka.enabled .Values.global.kafka.caSecret }}
- name: kafka-ca
  mountPath: /etc/kafka-ca
  readOnly: true
{{- end }}
{{- if and .Values.database.enabled (ne .Values.global.postgresql.sslMode "disable") }}
- name: postgresql-ca
  mountPath: /etc/postgresql-ca
  readOnly: true
{{- end }}
{{- end -}}

{{- /* The restricted pod security standard. Only the user's number may vary. */ -}}
{{- define "service.podSecurityContext" -}}
runAsNonRoot: true
{{- with .Values.security.runAsUser }}
runAsUser: {{ . | int64 }}
runAsGroup: {{ . | int64 }}
fsGroup: {{ . | int64 }}
{{- end }}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "service.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "service.imagePullSecrets" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
