package org.chargeledger.notification.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;

/**
 * A template as an operator sets it up. {@code pageUrl} may hold {billNo}. {@code channels} are tried in their order, only
 * the template if absent; {@code serviceText} is what a customer-service message says, with {names} of values.
 */
record TemplateBody(@NotBlank String appId, @NotBlank String templateId, String pageUrl,
        @NotEmpty List<@Valid @NotNull FieldBody> fields, List<@NotNull Channel> channels, String serviceText) {

    record FieldBody(@NotBlank String key, @NotBlank String value) {

        static FieldBody of(Layout.Field field) {
            return new FieldBody(field.key(), field.value());
        }

        Layout.Field toField() {
            return new Layout.Field(key, value);
        }
    }

    Template toTemplate() {
        return new Template(appId, new Layout(templateId, fields.stream().map(FieldBody::toField).toList()), pageUrl,
                channels == null || channels.isEmpty() ? List.of(Channel.WECHAT_TEMPLATE) : channels, serviceText);
    }
}
