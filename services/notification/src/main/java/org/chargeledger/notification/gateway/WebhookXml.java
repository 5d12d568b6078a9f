package org.chargeledger.notification.gateway;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A webhook body as a tree of names; no document type, so no entity of anybody's is ever read. */
record WebhookXml(Element root) {

    static Optional<WebhookXml> parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(new WebhookXml(builder.parse(new InputSource(new StringReader(text)))
                    .getDocumentElement()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    /** The first text at a path of names; null if there is none. */
    String text(String... path) {
        Node at = root;
        for (String name : path) {
            at = child(at, name);
            if (at == null) {
                return null;
            }
        }
        return at.getTextContent().strip();
    }

    /** The elements of a name below the root's first child of another; empty if there are none. */
    List<WebhookXml> all(String parent, String name) {
        Node group = child(root, parent);
        var found = new ArrayList<WebhookXml>();
        for (Node each = group == null ? null : group.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getNodeName().equals(name)) {
                found.add(new WebhookXml(element));
            }
        }
        return found;
    }

    Long number(String name) {
        String text = text(name);
        return text == null || !text.matches("[0-9]{1,18}") ? null : Long.valueOf(text);
    }

    private static Node child(Node parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
