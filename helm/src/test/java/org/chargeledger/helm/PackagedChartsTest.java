package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The packaged chart")
class PackagedChartsTest {

    @Test
    @DisplayName("is one archive with all it needs, and renders as the folder does (make charts)")
    void rendersAsTheFolderDoes() {
        Path archive = Charts.packaged();

        String rendered = new Helm(archive).template().withName("cl").withNamespace("charging").withKubeVersion("1.34.0")
                .withValuesFile(Charts.repository("helm/chargeledger/ci/minimal-values.yaml")).call();
        assertThat(archive).isNotEmptyFile();
        assertThat(Charts.SERVICES).allSatisfy(service -> assertThat(rendered).contains("name: cl-" + service));
    }
}
