package org.chargeledger.notification.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;

/**
 * A template as an operator sets it up. {@code pageUrl} may hold {billNo}. {@code channels} are tried in their order,
 * only the template if absent; {@code serviceText} is what a customer-service message says, with {names} of values;
 * {@code notice} is the template of subscription notices.
 */
record TemplateBody(@NotBlank @Size(max = 64) String appId, @NotBlank @Size(max = 64) String templateId,
        @Size(max = 1024) String pageUrl, @NotEmpty List<@Valid @NotNull FieldBody> fields,
        List<@NotNull Channel> channels, String serviceText, @Valid NoticeBody notice) {

    record FieldBody(@NotBlank String key, @NotBlank String value) {

        static FieldBody of(Layout.Field field) {
            return new FieldBody(field.key(), field.value());
        }

        Layout.Field toField() {
            return new Layout.Field(key, value);
        }
    }

    record NoticeBody(@NotBlank @Size(max = 64) String templateId,
            @NotEmpty List<@Valid @NotNull FieldBody> fields) {

        static NoticeBody of(Layout layout) {
            return layout == null ? null
                    : new NoticeBody(layout.templateId(), layout.fields().stream().map(FieldBody::of).toList());
        }

        Layout toLayout() {
            return layout(templateId, fields);
        }
    }

    Template toTemplate() {
        return new Template(appId, layout(templateId, fields), pageUrl,
                channels == null || channels.isEmpty() ? List.of(Channel.WECHAT_TEMPLATE) : channels, serviceText,
                notice == null ? null : notice.toLayout());
    }

    private static Layout layout(String templateId, List<FieldBody> fields) {
        return new Layout(templateId, fields.stream().map(FieldBody::toField).toList());
    }
}
