import type { Room } from '../../ground/room';
import { Appointees } from './appointees';
import { Appointment } from './appointment.entity';
import { AppointmentsController } from './appointments.controller';
import { AppointmentsService } from './appointments.service';
import { Appointments1764800002000 } from './migrations/1764800002000-appointments';
import { EndingService } from './ending.service';
import { PostCodesService } from './post-codes.service';

export const appointmentsRoom: Room = {
  controllers: [AppointmentsController],
  services: [Appointees, AppointmentsService, EndingService, PostCodesService],
  entities: [Appointment],
  migrations: [Appointments1764800002000],
};
