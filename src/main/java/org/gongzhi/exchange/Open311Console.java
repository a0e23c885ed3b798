package org.gongzhi.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the system administrator makes other Open311 servers known, and reads how others reach this one. */
@Controller
@RequestMapping(Open311Console.PATH)
class Open311Console {

    static final String PATH = "/admin/system/open311";

    private final Open311Servers servers;
    private final Open311Sendings sendings;
    private final Open311Replies replies;
    private final Open311Services services;

    Open311Console(Open311Servers servers, Open311Sendings sendings, Open311Replies replies, Open311Services services) {
        this.servers = servers;
        this.sendings = sendings;
        this.replies = replies;
        this.services = services;
    }

    @Bean
    static NavEntry open311Entry() {
        return new NavEntry(41, PATH, "exchange.nav.servers", "admin.system");
    }

    @GetMapping
    ModelAndView list() {
        return show(Open311Servers.Wish.NONE, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "false") boolean internal) {
        var wish = new Open311Servers.Wish(name.strip(), url.strip(), jurisdiction.strip(), key.strip(), internal);
        try {
            servers.make(wish);
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refusal) {
            return show(wish, refusal.fields(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id) {
        servers.end(id);
        return "redirect:" + PATH;
    }

    private ModelAndView show(Open311Servers.Wish wish, Map<String, String> errors, HttpStatus status) {
        var rows = servers.all().stream()
                .map(server -> new Row(
                        server,
                        sendings.count(server.id()),
                        server.trouble() == null ? "" : replies.trouble(server.trouble())))
                .toList();
        var here = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/open311/discovery.xml")
                .toUriString();
        return new ModelAndView(
                "exchange/servers",
                Map.of(
                        "page",
                        new ServersPage(rows, wish, errors, here, services.all().size())),
                status);
    }

    /** One server with how many matters are there, and what is wrong with it; empty if nothing is. */
    record Row(Open311Server server, Open311Sendings.Count count, String trouble) {}

    /**
     * What {@code exchange/servers.jte} shows.
     *
     * @param here where others find us
     * @param offered how many services we offer them
     */
    record ServersPage(
            List<Row> rows, Open311Servers.Wish wish, Map<String, String> errors, String here, int offered) {}
}
