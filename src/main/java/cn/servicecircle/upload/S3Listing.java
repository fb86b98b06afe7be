package cn.servicecircle.upload;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One page of a bucket's objects in the order of their keys, as S3 lists them (ListObjectsV2). */
record S3Listing(List<Item> items) {

    private record Item(String key, Instant putAt) {}

    static S3Listing of(String xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        List<Item> items = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            String key = null;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Key" -> key = reader.getElementText();
                        case "LastModified" -> items.add(new Item(key, Instant.parse(reader.getElementText())));
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("S3 listed what cannot be read", e);
        }
        return new S3Listing(items);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    String last() {
        return items.get(items.size() - 1).key();
    }

    List<String> before(Instant instant) {
        return items.stream()
                .filter(item -> item.putAt().isBefore(instant))
                .map(Item::key)
                .toList();
    }
}
