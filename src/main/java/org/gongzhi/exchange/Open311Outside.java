package org.gongzhi.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.procedure.Offering;
import org.springframework.stereotype.Component;

/** Where a matter may be handed outside: every service of every platform that an administrator made known. */
@Component
class Open311Outside implements Offering {

    private static final String BETWEEN = " · ";

    private final Open311Servers servers;

    Open311Outside(Open311Servers servers) {
        this.servers = servers;
    }

    /** One service of one platform. */
    record Door(Open311Server server, Open311Server.Offered service) {

        /** Two services of one name are told apart by their codes. */
        String words() {
            var twins = server.services().stream()
                    .filter(other -> other.name().equals(service.name()))
                    .count();
            return server.name() + BETWEEN + service.name() + (twins > 1 ? "（" + service.code() + "）" : "");
        }
    }

    @Override
    public String name() {
        return "exchange.services";
    }

    @Override
    public List<String> answers() {
        return all().map(Door::words).toList();
    }

    Optional<Door> find(String words) {
        return all().filter(door -> door.words().equals(words)).findFirst();
    }

    /** By the name of a platform, and the name or code of a service of it. */
    Optional<Door> find(String platform, String service) {
        return servers.all().stream()
                .filter(server -> server.name().equals(platform))
                .flatMap(server -> server.service(service).map(offered -> new Door(server, offered)).stream())
                .findFirst();
    }

    private Stream<Door> all() {
        return servers.all().stream()
                .flatMap(server -> server.services().stream().map(service -> new Door(server, service)));
    }
}
