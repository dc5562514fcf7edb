package dev.tarn.einvoice;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements by their prefixed names. What has no value is left out, for an empty element says something else than none. */
final class Xml {
    private static final String UTF_8 = "UTF-8";

    private final Map<String, String> namespaces;
    private final XMLStreamWriter out;

    private Xml(Map<String, String> namespaces, XMLStreamWriter out) {
        this.namespaces = namespaces;
        this.out = out;
    }

    /**
     * A whole document.
     *
     * @param namespaces by prefix
     */
    static byte[] document(String root, Map<String, String> namespaces, Consumer<Xml> content) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8);
            var xml = new Xml(namespaces, out);
            out.writeStartDocument(UTF_8, "1.0");
            xml.open(root);
            for (var namespace : namespaces.entrySet()) {
                out.writeNamespace(namespace.getKey(), namespace.getValue());
            }
            content.accept(xml);
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    Xml in(String name, Consumer<Xml> content) {
        try {
            open(name);
            content.accept(this);
            out.writeEndElement();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return this;
    }

    Xml text(String name, @Nullable String text) {
        return text(name, text, Map.of());
    }

    Xml text(String name, @Nullable String text, String attribute, String value) {
        return text(name, text, Map.of(attribute, value));
    }

    private Xml text(String name, @Nullable String text, Map<String, String> attributes) {
        String allowed = text == null ? "" : XmlCharacters.allowed(text).strip();
        if (allowed.isEmpty()) {
            return this;
        }
        try {
            open(name);
            for (var attribute : attributes.entrySet()) {
                out.writeAttribute(attribute.getKey(), attribute.getValue());
            }
            out.writeCharacters(allowed);
            out.writeEndElement();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return this;
    }

    private void open(String name) throws XMLStreamException {
        int colon = name.indexOf(':');
        String prefix = name.substring(0, colon);
        out.writeStartElement(prefix, name.substring(colon + 1), namespaces.getOrDefault(prefix, ""));
    }
}
