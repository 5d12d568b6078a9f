package org.chargeledger.simulator.wechataccount.state;

import java.util.List;
import java.util.Optional;

/**
 * A service account (服务号) that WeChat knows, with the templates its administrator chose.
 *
 * @param domains hosts whose pages may use the JS-SDK (JS接口安全域名), five at most; none: any
 */
public record Account(String appId, String secret, String name, List<Template> templates, List<String> domains) {

    private static final int MOST_DOMAINS = 5;

    public Account {
        templates = templates == null ? List.of() : List.copyOf(templates);
        domains = domains == null ? List.of() : List.copyOf(domains);
        if (domains.size() > MOST_DOMAINS) {
            throw new IllegalArgumentException("an account has at most " + MOST_DOMAINS + " domains");
        }
    }

    public boolean mayServe(String host) {
        return domains.isEmpty() || domains.contains(host);
    }

    /** A chosen category template; the keys of its fields differ per account. */
    public record Template(String templateId, String title, List<Field> fields) {

        public Template {
            fields = List.copyOf(fields);
        }
    }

    /** One line of a template. {@code approved} lists the only texts a const field may carry; empty means any. */
    public record Field(String key, String label, List<String> approved) {

        public Field {
            approved = approved == null ? List.of() : List.copyOf(approved);
        }
    }

    public Optional<Template> template(String templateId) {
        return templates.stream().filter(template -> template.templateId().equals(templateId)).findFirst();
    }
}
