package org.chargeledger.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Path;

/** What an image stands on: anything with a Java 25 runtime whose java is on the path. */
interface Base {

    JibContainerBuilder begin() throws InvalidImageReferenceException;

    /** An image of a registry, as eclipse-temurin:25-jre. */
    static Base published(String reference) {
        return () -> Jib.from(RegistryImage.named(reference));
    }

    static Base tar(Path tar) {
        return () -> Jib.from(TarImage.at(tar));
    }
}
