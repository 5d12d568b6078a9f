{{- define "chargeledger.labels" -}}
app.kubernetes.io/name: topics
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.topics.image.tag | quote }}
app.kubernetes.io/component: topics
app.kubernetes.io/part-of: chargeledger
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
