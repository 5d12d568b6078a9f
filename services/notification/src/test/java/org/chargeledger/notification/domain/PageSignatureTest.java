package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page of ours inside WeChat")
class PageSignatureTest {

    @Test
    @DisplayName("is signed as in the example of WeChat's JS-SDK documentation")
    void vector() {
        PageSignature signed = PageSignature.of(
                "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
                "Wm3WZYTPz0wzccnW", Instant.ofEpochSecond(1414587457), "http://mp.weixin.qq.com?params=value");

        assertThat(signed).isEqualTo(
                new PageSignature(1414587457, "Wm3WZYTPz0wzccnW", "0f9de62fce790f9a083d5c99e95740ceb90c27ed"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(nullValues = "-", value = {
            "https://h5.example.cn/my,                      true",
            "https://h5.example.cn,                         true",
            "https://h5.example.cn/my?from=menu&a=%20b,     true",
            "https://h5.example.cn:443/my,                  true",
            "HTTPS://H5.EXAMPLE.CN/my,                      true",
            "https://h5.example.cn:8443/my,                 false",
            "http://h5.example.cn/my,                       false",
            "https://example.cn/my,                         false",
            "https://h5.example.cn.evil.cn/my,              false",
            "https://evil.cn/h5.example.cn/my,              false",
            "https://h5.example.cn@evil.cn/my,              false",
            "https://me@h5.example.cn/my,                   false",
            "https://h5.example.cn/my#refunds,              false",
            "'https://h5.example.cn\\@evil.cn/',            false",
            "//h5.example.cn/my,                            false",
            "/my,                                           false",
            "javascript:alert(1),                           false",
            "'https://h5.example.cn/a b',                   false",
            "'',                                            false",
            "-,                                             false"})
    @DisplayName("is one of our own site, with nothing behind a #")
    void ownPages(String address, boolean ours) {
        assertThat(OwnPages.at(URI.create("https://h5.example.cn")).has(address)).isEqualTo(ours);
    }

    @Test
    @DisplayName("has an address of at most 1024 characters")
    void length() {
        OwnPages pages = OwnPages.at(URI.create("http://localhost:8080/"));
        String address = "http://localhost:8080/" + "a".repeat(1002);

        assertThat(pages.has(address)).isTrue();
        assertThat(pages.has(address + "a")).isFalse();
    }
}
