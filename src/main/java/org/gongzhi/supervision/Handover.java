package org.gongzhi.supervision;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.supervision.Readers.Reader;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.supervision.Rooms.Room;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives what one officer can read to colleagues who cannot yet: somebody new, or somebody whose passphrase was
 * forgotten (补发). Asked of a person each time and by name; whoever must not receive a report does not receive it this
 * way either.
 */
@Service
class Handover {

    private final Rooms rooms;
    private final ReportRepository rows;
    private final Reports reports;
    private final Readers readers;
    private final OfficerKeys keys;

    Handover(Rooms rooms, ReportRepository rows, Reports reports, Readers readers, OfficerKeys keys) {
        this.rooms = rooms;
        this.rows = rows;
        this.reports = reports;
        this.readers = readers;
        this.keys = keys;
    }

    /** Names of colleagues who miss something that this officer has. */
    @Transactional(readOnly = true)
    public List<String> missing(Room room) {
        return opened(room).stream()
                .flatMap(opened -> without(opened).stream())
                .map(reader ->
                        reader.post().personName() + " · " + reader.post().title())
                .distinct()
                .sorted()
                .toList();
    }

    /** Gives it to them; returns how many keys were given. Originals stay with those who had a part of their key. */
    @Transactional
    public int give(Room room) {
        int given = 0;
        for (var opened : opened(room)) {
            for (var reader : without(opened)) {
                rows.give(
                        opened.report(),
                        reader.holder().id(),
                        Locks.sealTo(reader.holder().publicKey(), opened.key(), Reports.keyContext(opened.report())));
                given++;
            }
        }
        return given;
    }

    private List<Opened> opened(Room room) {
        return rooms.received(room).stream()
                .map(received -> new Opened(
                        received.report().id(),
                        Locks.openWith(
                                room.own(),
                                received.sealed(),
                                Reports.keyContext(received.report().id()))))
                .toList();
    }

    private List<Reader> without(Opened opened) {
        var having = keys.holdersOf(opened.report()).stream()
                .map(OfficerKeys.Holder::id)
                .collect(Collectors.<UUID>toSet());
        try {
            return readers
                    .receiving(new PlaceCode(reports.get(opened.report()).county()), reports.draft(opened))
                    .stream()
                    .filter(reader -> !having.contains(reader.holder().id()))
                    .toList();
        } catch (Refusal _) {
            // Too few are left who may receive it: then nobody more does.
            return List.of();
        }
    }
}
