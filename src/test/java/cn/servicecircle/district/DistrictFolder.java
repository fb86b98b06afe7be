package cn.servicecircle.district;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small district on disk, right until a test replaces something in it. */
record DistrictFolder(Path path) {

    static final Path DEMO = Path.of("config/district/kongtong-demo");

    private static final Map<String, String> FILES = Map.of(
            "areas.csv",
            """
            code,parent_code,level,name
            kongtong,,district,崆峒区
            zhongjie,kongtong,street,中街街道
            wanan-men,zhongjie,community,万安门社区
            xinmin-beilu,zhongjie,community,新民北路社区
            fengjing,wanan-men,compound,风景嘉苑小区
            fengjing-b1,fengjing,building,1号楼
            """,
            "duty-roles.csv",
            """
            code,name
            party-member,小区党员
            grid-worker,网格员
            """,
            "service-items.csv",
            """
            code,kind,name,summary,audience,responsible_body,legal_basis,fee,legal_days,promised_days,response_days,notice
            gaoling,act-for,高龄津贴申领,代为递交,高龄老人,区民政局,《老年人权益保障法》,,30,20,,养老金不在这里办
            yibao,assist,医保参保登记,帮助填表,城乡居民,区医疗保障局,《社会保险法》,个人缴费,,1,2,
            tousu,complaint,投诉建议,提意见,所有人,区政务服务中心,国办函〔2026〕12号,,,15,,
            """,
            "item-questions.csv",
            """
            item_code,key,text,type,required,max_length,min,max,choices
            gaoling,relation,您和老人是什么关系,one-of,yes,,,,本人 | 子女
            gaoling,years,老人几岁,whole-number,no,,60,130,
            """,
            "required-materials.csv",
            """
            item_code,name,form,copies,obtained_from
            gaoling,居民身份证,original,1,本人持有
            gaoling,申请表,form,1,网格服务站
            yibao,户口簿,copy,1,本人持有
            """,
            "stations.csv",
            """
            code,area_code,name,address,lng,lat,datum,phone,hours,step_free
            fengjing,fengjing,风景嘉苑小区网格服务站,东门内,106.665,35.543,wgs84,0933-000-0001,Mo-Fr 08:30-12:00,yes
            beilu,xinmin-beilu,新民北路社区网格服务站,一层,106.66,35.54,gcj02,0933-000-0002,Sa 09:00-12:00,no
            """,
            "station-items.csv",
            """
            station_code,item_code
            fengjing,gaoling
            fengjing,yibao
            beilu,yibao
            """,
            "calendar.csv",
            """
            date,kind,name
            2026-01-01,off,元旦
            2026-02-14,work,春节
            2026-02-16,off,春节
            2026-02-17,off,春节
            2026-02-18,off,春节
            2026-02-19,off,春节
            2026-04-05,off,清明节
            2026-05-01,off,劳动节
            2026-05-02,off,劳动节
            2026-06-19,off,端午节
            2026-09-25,off,中秋节
            2026-10-01,off,国庆节
            2026-10-02,off,国庆节
            2026-10-03,off,国庆节
            """,
            "demo-people.csv",
            """
            openid,display_name,role,area_code,station_code,duty_role
            demo-resident-1,李阿姨,resident,fengjing-b1,,
            demo-staff-1,刘网格员,staff,fengjing,fengjing,grid-worker
            demo-moderator-1,冯主持,moderator,zhongjie,,
            """);

    static DistrictFolder in(Path path) {
        DistrictFolder folder = new DistrictFolder(path);
        FILES.forEach(folder::write);
        return folder;
    }

    DistrictFolder replace(String file, String what, String by) {
        String text = read(file);
        assertTrue(text.contains(what), () -> file + " has no " + what);
        return write(file, text.replace(what, by));
    }

    String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DistrictFolder write(String file, String text) {
        return write(file, text.getBytes(UTF_8));
    }

    DistrictFolder write(String file, byte[] bytes) {
        try {
            Files.write(path.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
